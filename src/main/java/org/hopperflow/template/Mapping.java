package org.hopperflow.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/**
 * Template variable → contact field.
 *
 * @param header  by number, such as {@code "1"}
 * @param body    by number
 * @param buttons by 0-based position, then by number
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mapping(Map<String, Source> header, Map<String, Source> body, Map<String, Map<String, Source>> buttons) {

    public static final Mapping NONE = new Mapping(Map.of(), Map.of(), Map.of());

    public Mapping {
        header = header == null ? Map.of() : header;
        body = body == null ? Map.of() : body;
        buttons = buttons == null ? Map.of() : buttons;
    }

    /**
     * Where a value comes from. In JSON a plain text is a field without fallback.
     *
     * @param field    {@code phone}, {@code firstName}, …, {@code custom.<name>}
     * @param fallback used when the contact's field is blank; null means none
     */
    public record Source(String field, String fallback) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Source of(String field) {
            return new Source(field, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Source(@JsonProperty("field") String field,
                @JsonProperty("fallback") String fallback) {
            this.field = field;
            this.fallback = fallback;
        }
    }

    boolean covers(String variable) {
        return source(variable).isPresent();
    }

    /** @param variable as {@link Variables} names it */
    Optional<Source> source(String variable) {
        String[] steps = variable.split("\\.");
        return switch (steps[0]) {
            case "header" -> Optional.ofNullable(header.get(steps[1]));
            case "body" -> Optional.ofNullable(body.get(steps[1]));
            default -> Optional.ofNullable(buttons.getOrDefault(steps[1], Map.of()).get(steps[2]));
        };
    }
}
