package org.hopperflow.template.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.shared.ProviderName;

/** The line above the body. */
final class HeaderRules {

    private static final int LENGTH = 60;
    private static final String MEDIA = "header.mediaId";
    private static final String PDF = "application/pdf";
    private static final long DOCUMENT_BYTES = 16 * MediaKind.MEGABYTE;
    private static final Map<HeaderType, Set<String>> TAKEN = Map.of(HeaderType.IMAGE, Set.of("image/jpeg", "image/png"),
            HeaderType.VIDEO, Set.of("video/mp4", "video/3gpp"), HeaderType.DOCUMENT, Set.of(PDF));

    private HeaderRules() {
    }

    static List<Place> type(Subject subject) {
        return Places.when(subject.draft().header() != null && subject.draft().header().type() == null, "header.type");
    }

    /** Meta gets files by upload. */
    static List<Place> fileReachable(Subject subject) {
        return Places.when(subject.provider() == ProviderName.KALEYRA && subject.hasMediaHeader() && !subject.reachable(), "header.type");
    }

    static List<Place> media(Subject subject) {
        return Places.when(subject.hasMediaHeader() && subject.mediaId().isEmpty(), MEDIA);
    }

    static List<Place> mediaKnown(Subject subject) {
        return Places.when(!subject.mediaId().isEmpty() && subject.headerMedia().isEmpty(), MEDIA);
    }

    static List<Place> mediaType(Subject subject) {
        HeaderType type = subject.hasMediaHeader() ? subject.draft().header().type() : null;
        return media(subject, file -> !TAKEN.get(type).contains(file.mimeType()));
    }

    static List<Place> documentSize(Subject subject) {
        return media(subject, file -> file.mimeType().equals(PDF) && file.bytes() > DOCUMENT_BYTES);
    }

    static List<Place> videoReviewed(Subject subject) {
        return media(subject, file -> file.mimeType().equals("video/3gpp"));
    }

    private static List<Place> media(Subject subject, Predicate<Media> broken) {
        return Places.when(subject.headerMedia().filter(broken).isPresent(), MEDIA);
    }

    static List<Place> text(Subject subject) {
        return Places.when(subject.hasTextHeader() && subject.headerText().isBlank(), "header.text");
    }

    static List<Place> length(Subject subject) {
        return Places.when(subject.headerText().length() > LENGTH, new Place("header.text", LENGTH));
    }

    static List<Place> variables(Subject subject) {
        List<Variable> variables = Variable.in(subject.headerText());
        return variables.size() > 1 ? List.of(new Place("header.text", variables.get(1).start())) : List.of();
    }

    static List<Place> examples(Subject subject) {
        int given = subject.draft().examples().header().size();
        return Places.when(given > 0 && given != Variable.count(subject.headerText()), "examples.header");
    }
}
