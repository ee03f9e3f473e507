package org.hopperflow.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.Invalid;

/** A mapping names variables the template has and fields a contact can have. */
final class MappingRules {

    private static final String FIELD = "phone|mobile|firstName|lastName|email|custom\\..+";

    private MappingRules() {
    }

    static Invalid check(Template template, Mapping mapping) {
        List<String> variables = template.variables();
        Invalid invalid = new Invalid();
        places(mapping).forEach((place, source) -> invalid
                .when(!variables.contains(place), place, "unknown-variable", "The template has no variable " + place + ".")
                .when(source == null || source.field() == null || !source.field().matches(FIELD), place, "unknown-field",
                        "A variable is filled from phone, mobile, firstName, lastName, email or custom.<name>."));
        return invalid;
    }

    private static Map<String, Mapping.Source> places(Mapping mapping) {
        Map<String, Mapping.Source> places = new LinkedHashMap<>();
        mapping.header().forEach((number, source) -> places.put("header." + number, source));
        mapping.body().forEach((number, source) -> places.put("body." + number, source));
        mapping.buttons().forEach((button, sources) -> sources.forEach((number, source) ->
                places.put("buttons." + button + "." + number, source)));
        return places;
    }
}
