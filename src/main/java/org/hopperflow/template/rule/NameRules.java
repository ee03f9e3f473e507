package org.hopperflow.template.rule;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What a template is called, and for what and in which language it is. */
final class NameRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,3})?");
    private static final Set<String> LANGUAGES = WordList.of("languages.txt");
    private static final int MOST_PER_ACCOUNT = 250;
    private static final List<String> CATEGORIES = List.of("MARKETING", "UTILITY");

    private NameRules() {
    }

    static List<Place> form(Subject subject) {
        return Places.when(!NAME.matcher(subject.name()).matches(), "name");
    }

    static List<Place> category(Subject subject) {
        return Places.when(!CATEGORIES.contains(Objects.toString(subject.draft().category(), "")), "category");
    }

    static List<Place> language(Subject subject) {
        return Places.when(!LANGUAGE.matcher(Objects.toString(subject.draft().language(), "")).matches(), "language");
    }

    static List<Place> languageKnown(Subject subject) {
        return Places.when(language(subject).isEmpty() && !LANGUAGES.contains(subject.draft().language()), "language");
    }

    static List<Place> taken(Subject subject) {
        return Places.when(subject.neighbours().languages().contains(Objects.toString(subject.draft().language(), "")), "name");
    }

    static List<Place> inOtherLanguage(Subject subject) {
        return Places.when(!subject.neighbours().languages().isEmpty() && taken(subject).isEmpty(), "name");
    }

    static List<Place> blocked(Subject subject) {
        return Places.when(subject.neighbours().blockedInIt(), "name");
    }

    static List<Place> accountFull(Subject subject) {
        return Places.when(subject.neighbours().count() >= MOST_PER_ACCOUNT, "accountKey");
    }
}
