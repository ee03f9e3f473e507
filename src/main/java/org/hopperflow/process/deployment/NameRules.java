package org.hopperflow.process.deployment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a model names must exist. */
final class NameRules {

    private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");
    private static final Pattern FILE = Pattern.compile("(?:embedded|camunda-forms):deployment:(.+)");

    private NameRules() {
    }

    static Stream<String> stepsExist(Flow flow, Known known) {
        return flow.markup().filter(element -> !element.camunda("delegateExpression").isEmpty())
                .filter(element -> !isStep(element.camunda("delegateExpression"), known))
                .map(element -> sentence(element, "calls " + element.camunda("delegateExpression"),
                        "use one of the steps in docs/flows.md"));
    }

    static Stream<String> formsExist(Flow flow, Known known) {
        Stream<String> byId = flow.markup().filter(element -> !element.camunda("formRef").isEmpty())
                .filter(element -> !known.form(element.camunda("formRef")))
                .map(element -> sentence(element, "names the form '" + element.camunda("formRef") + "'",
                        "deploy it together with the flow"));
        Stream<String> byFile = flow.markup().filter(element -> !element.camunda("formKey").isEmpty())
                .filter(element -> !isFile(element.camunda("formKey"), known))
                .map(element -> sentence(element, "names the form '" + element.camunda("formKey") + "'",
                        "deploy it together with the flow"));
        return Stream.concat(byId, byFile);
    }

    static Stream<String> decisionsExist(Flow flow, Known known) {
        return flow.markup().filter(element -> !element.camunda("decisionRef").isEmpty())
                .filter(element -> !known.decision(element.camunda("decisionRef")))
                .map(element -> sentence(element, "names the decision table '" + element.camunda("decisionRef") + "'",
                        "deploy it together with the flow"));
    }

    private static boolean isStep(String expression, Known known) {
        Matcher bean = BEAN.matcher(expression);
        return bean.matches() && known.step(bean.group(1));
    }

    private static boolean isFile(String key, Known known) {
        Matcher file = FILE.matcher(key);
        return file.matches() && known.file(file.group(1));
    }

    private static String sentence(Markup element, String does, String but) {
        return "\"" + element.whereItIs() + "\" " + does + ", but that does not exist: " + but + ".";
    }
}
