package org.hopperflow.contact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.shared.RuleBroken;

/**
 * The fields by which two rows are the same contact: all of them must be equal, e-mail addresses in any case. A row in which all of them
 * are blank is nobody's duplicate.
 *
 * @param fields empty: every row is a contact of its own
 */
record DuplicateKey(List<String> fields) {

    static final DuplicateKey PHONE = new DuplicateKey(List.of("phone"));
    static final DuplicateKey NONE = new DuplicateKey(List.of());

    /** Parts the values of one key; no text of a file holds it beside a digit or a letter by chance. */
    static final String BETWEEN = "\u001f";

    private static final Map<String, Function<Contact, String>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("phone", Contact::phone);
        KNOWN.put("mobile", Contact::mobile);
        KNOWN.put("email", contact -> contact.email() == null ? null : contact.email().toLowerCase(Locale.ROOT));
    }

    /** Names parted by commas, or {@code none}; nothing means the phone. @throws RuleBroken naming {@code duplicateKey} */
    static DuplicateKey parse(String text) {
        String asked = Texts.orNull(text);
        if (asked == null) {
            return PHONE;
        }
        return asked.equalsIgnoreCase("none") ? NONE : new DuplicateKey(names(asked));
    }

    boolean phoneAlone() {
        return equals(PHONE);
    }

    boolean none() {
        return fields.isEmpty();
    }

    /** Empty when there is nothing to compare. */
    Optional<String> of(Contact contact) {
        if (phoneAlone()) {
            return Optional.ofNullable(contact.phone());
        }
        List<String> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(KNOWN.get(field).apply(contact)));
        return values.stream().allMatch(Objects::isNull) ? Optional.empty()
                : Optional.of(values.stream().map(value -> value == null ? "" : value).collect(Collectors.joining(BETWEEN)));
    }

    private static List<String> names(String asked) {
        return Stream.of(asked.split(",")).map(String::strip).map(DuplicateKey::known).distinct().sorted().toList();
    }

    private static String known(String name) {
        return KNOWN.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow(() -> RuleBroken.invalid("duplicateKey",
                "unknown-field", "\"" + name + "\" is no duplicate key; there are phone, mobile, email, several of them, and none."));
    }
}
