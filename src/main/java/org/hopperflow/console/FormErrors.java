package org.hopperflow.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.RuleBroken;

/** A refusal laid out for the form: beside the field it is about, or above the form when it is about none of them. */
record FormErrors(List<String> above, Map<String, String> fields) {

    static final FormErrors NONE = new FormErrors(List.of(), Map.of());

    private static final Set<String> FIELDS = Set.of("name", "templateId", "listId", "responseTimeoutDays");

    static FormErrors of(RuleBroken broken) {
        if (broken.errors().isEmpty()) {
            return new FormErrors(List.of(broken.getMessage()), Map.of());
        }
        Map<Boolean, List<FieldError>> byPlace = broken.errors().stream()
                .collect(Collectors.partitioningBy(error -> FIELDS.contains(error.field())));
        return new FormErrors(byPlace.get(false).stream().map(FieldError::message).toList(),
                byPlace.get(true).stream().collect(Collectors.toMap(FieldError::field, FieldError::message,
                        (one, two) -> one + " " + two)));
    }

    public boolean any() {
        return !above.isEmpty() || !fields.isEmpty();
    }
}
