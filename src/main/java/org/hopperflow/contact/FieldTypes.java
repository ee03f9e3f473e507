package org.hopperflow.contact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types a list gives to its custom fields; a field it does not name is text. */
record FieldTypes(Map<String, FieldType> byName) {

    static final FieldTypes NONE = new FieldTypes(Map.of());

    static FieldTypes of(List<ListField> fields) {
        return new FieldTypes(fields.stream().collect(Collectors.toUnmodifiableMap(ListField::name, ListField::type)));
    }

    /** What is wrong with a value; blank ones are fine. */
    Optional<String> complaint(String name, String value) {
        FieldType type = byName.getOrDefault(name, FieldType.TEXT);
        return value == null || value.isBlank() || type.fits(value.strip()) ? Optional.empty()
                : Optional.of("\"custom." + name + "\" must be " + type.expected());
    }
}
