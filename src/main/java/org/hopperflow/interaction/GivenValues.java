package org.hopperflow.interaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.template.Mapping;
import org.hopperflow.template.Template;

/** The values that a person gave for a template, put in their places. */
final class GivenValues {

    /** As much as a whole body holds; source: Cloud API, "template components". */
    private static final int MAX = 1024;
    private static final String BODY = "body.";
    /** What a mapping may name; giving one that this template does not use is no fault. */
    private static final String CONTACT_FIELD = "firstName|lastName|phone|mobile|email|custom\\..+";

    private final Template template;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Invalid invalid = new Invalid();

    private GivenValues(Template template) {
        this.template = template;
    }

    /** @throws RuleBroken naming every value that has no place, cannot be kept, or is missing */
    static Map<String, String> of(TemplateOrder order, Template template) {
        GivenValues values = new GivenValues(template);
        order.variables().forEach(values::put);
        template.unmapped().forEach(values::require);
        values.invalid.raise();
        return values.places;
    }

    private void put(String name, String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        String field = "variables." + name;
        List<String> wanted = placesOf(name);
        invalid.when(wanted.isEmpty() && !name.matches(CONTACT_FIELD), field, "unknown-variable",
                        "The template \"" + template.name() + "\" has no variable \"" + name + "\".")
                .when(value.length() > MAX, field, "too-long", "\"" + field + "\" has more than " + MAX + " characters.")
                .storable(value, field);
        wanted.forEach(place -> places.put(place, value));
    }

    private void require(String place) {
        String name = place.startsWith(BODY) ? place.substring(BODY.length()) : place;
        invalid.when(!places.containsKey(place), "variables." + name, "required",
                "\"variables." + name + "\" is required: the template has no contact field for it.");
    }

    private List<String> placesOf(String name) {
        return template.variables().stream()
                .filter(place -> place.equals(name) || place.equals(BODY + name) || name.equals(fieldOf(place))).toList();
    }

    private String fieldOf(String place) {
        Mapping.Source source = template.mapping().sources().get(place);
        return source == null ? null : source.field();
    }
}
