package org.hopperflow.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.provider.MessageContent;

/**
 * An interactive list as its author wrote it. Whoever takes one from a person checks it first; the limits are the provider's.
 *
 * @param button the label that opens the list
 */
public record Choices(String body, String button, List<Section> sections) {

    /** @param title null is allowed when it is the only section */
    public record Section(String title, List<Row> rows) {
    }

    /** @param id comes back when the customer chooses the row; {@code description} may be null */
    public record Row(String id, String title, String description) {
    }

    MessageContent.ChoiceList content() {
        return new MessageContent.ChoiceList(body, button, sections.stream()
                .map(section -> new MessageContent.Section(section.title(), section.rows().stream()
                        .map(row -> new MessageContent.Row(row.id(), row.title(), row.description()))
                        .toList()))
                .toList());
    }

    /** What the customer reads: the body, then each row's title on its own line. */
    String text() {
        return Stream.concat(Stream.of(body), sections.stream().flatMap(section -> section.rows().stream()).map(row -> "- " + row.title()))
                .collect(Collectors.joining("\n"));
    }
}
