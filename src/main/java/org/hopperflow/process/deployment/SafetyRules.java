package org.hopperflow.process.deployment;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a model may not bring along, since it would run inside the application: code of its own. */
final class SafetyRules {

    private static final Set<String> JUST_TEXT = Set.of("documentation", "text", "textAnnotation");
    private static final Set<String> BUILT_IN = Set.of("mail", "shell");

    private SafetyRules() {
    }

    static Stream<String> noScripts(Flow flow, Known known) {
        return flow.markup().filter(SafetyRules::isScript)
                .map(element -> sentence(element, "contains a script", "use a step or a decision table instead"));
    }

    static Stream<String> noClasses(Flow flow, Known known) {
        return flow.markup().filter(element -> !element.camunda("class").isEmpty() || !element.attribute("class").isEmpty())
                .map(element -> sentence(element, "names a Java class", "use a delegate expression with one of the steps"));
    }

    static Stream<String> noConnectors(Flow flow, Known known) {
        return flow.markup().filter(element -> element.isCamunda("connector"))
                .map(element -> sentence(element, "uses a connector", "connectors are not allowed"));
    }

    static Stream<String> noBuiltInTasks(Flow flow, Known known) {
        return flow.markup().filter(element -> BUILT_IN.contains(element.camunda("type").toLowerCase(Locale.ROOT)))
                .map(element -> sentence(element, "is a " + element.camunda("type") + " task", "such tasks are not allowed"));
    }

    static Stream<String> expressionsAreSimple(Flow flow, Known known) {
        return flow.markup().filter(element -> !JUST_TEXT.contains(element.name()))
                .filter(element -> !element.texts().allMatch(SimpleExpression::isAllowedIn))
                .map(element -> sentence(element, "contains an expression that is not allowed",
                        "use variables, values, comparisons, and, or, not"));
    }

    private static boolean isScript(Markup element) {
        return element.name().equals("scriptTask") || element.isCamunda("script")
                || !element.attribute("language").isEmpty() || !element.camunda("resource").isEmpty();
    }

    private static String sentence(Markup element, String does, String instead) {
        return "\"" + element.whereItIs() + "\" " + does + ": " + instead + ".";
    }
}
