package org.hopperflow.template.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hopperflow.media.Media;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ProviderName;

/**
 * A template under examination. Whatever is missing in it is an empty text or an empty list here.
 *
 * @param neighbours the account's other templates; {@link Neighbours#NONE} when no account is named
 * @param buttons    whose rules for buttons hold
 * @param media      the file that the header names; null when it names none, or none that was uploaded
 * @param provider   who is to take it; null when no account is named
 * @param reachable  whether a provider could fetch a file from this server
 */
public record Subject(TemplateDraft draft, Neighbours neighbours, ButtonPolicy buttons, Media media, ProviderName provider,
        boolean reachable) {

    String name() {
        return Objects.toString(draft.name(), "");
    }

    String body() {
        return Objects.toString(draft.body(), "");
    }

    String footer() {
        return Objects.toString(draft.footer(), "");
    }

    boolean hasTextHeader() {
        return draft.header() != null && draft.header().type() == HeaderType.TEXT;
    }

    boolean hasMediaHeader() {
        return draft.header() != null && draft.header().type() != null && !hasTextHeader();
    }

    /** Empty when the header names no file. */
    String mediaId() {
        return hasMediaHeader() ? Objects.toString(draft.header().mediaId(), "").strip() : "";
    }

    /** The uploaded file, when the header is one for files and names it. */
    Optional<Media> headerMedia() {
        return hasMediaHeader() ? Optional.ofNullable(media) : Optional.empty();
    }

    String headerText() {
        return hasTextHeader() ? Objects.toString(draft.header().text(), "") : "";
    }

    /** Those that can be looked at; one without a type is a rule's own affair. */
    Stream<Placed> placedButtons() {
        return IntStream.range(0, draft.buttons().size()).mapToObj(i -> new Placed("buttons[" + i + "]", draft.buttons().get(i)));
    }

    /** A button and the path of its place; the button may be null. */
    record Placed(String path, Button button) {

        boolean is(TemplateDraft.ButtonType type) {
            return button != null && button.type() == type;
        }

        String text() {
            return button == null ? "" : Objects.toString(button.text(), "");
        }

        String url() {
            return is(TemplateDraft.ButtonType.URL) ? Objects.toString(button.url(), "") : "";
        }
    }

    long count(TemplateDraft.ButtonType type) {
        return placedButtons().filter(placed -> placed.is(type)).count();
    }

    /** Every text a customer will read, with its path. */
    Stream<Text> texts() {
        return Stream.concat(Stream.of(new Text("header.text", headerText()), new Text("body", body()), new Text("footer", footer())),
                placedButtons().map(placed -> new Text(placed.path() + ".text", placed.text())));
    }

    /** The texts that may have variables. */
    Stream<Text> filled() {
        return Stream.concat(Stream.of(new Text("header.text", headerText()), new Text("body", body())),
                placedButtons().map(placed -> new Text(placed.path() + ".url", placed.url())));
    }

    /** A text and the path of its field. */
    record Text(String field, String text) {

        Place whole() {
            return Place.in(field);
        }

        Place at(int position) {
            return new Place(field, position);
        }

        /** None when {@code position} is negative, as {@link String#indexOf} answers. */
        List<Place> found(int position) {
            return position < 0 ? List.of() : List.of(at(position));
        }
    }
}
