package org.hopperflow.contact;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.ListId;

/**
 * A list as the API takes it. In a change an absent field stays as it is.
 *
 * @param fields custom fields whose values must be of a type; those that are not named are text
 */
record ListRequest(String name, List<Field> fields) {

    /** Most custom fields whose type a list may name. */
    private static final int MAX_FIELDS = 200;

    record Field(String name, @Schema(allowableValues = {"TEXT", "NUMBER", "DATE", "BOOLEAN"}) String type) {

        ListField typed() {
            return new ListField(name.strip(), FieldType.named(type).orElseThrow());
        }
    }

    ContactList create(Instant now) {
        Invalid invalid = new Invalid().blank(name, "name");
        return checked(invalid, ContactList.plain(ListId.next(), name, now));
    }

    ContactList change(ContactList known) {
        Invalid invalid = new Invalid();
        invalid.when(name != null && name.isBlank(), "name", "required", "\"name\" is required.");
        return checked(invalid, known);
    }

    private ContactList checked(Invalid invalid, ContactList known) {
        Texts.checkShort(invalid, "name", name);
        checkFields(invalid);
        invalid.raise();
        return new ContactList(known.id(), name == null ? known.name() : name.strip(),
                fields == null ? known.fields() : fields.stream().map(Field::typed).toList(), known.createdAt());
    }

    private void checkFields(Invalid invalid) {
        List<Field> asked = fields == null ? List.of() : fields;
        invalid.when(asked.size() > MAX_FIELDS, "fields", "too-many", "A list has at most " + MAX_FIELDS + " typed fields.");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < Math.min(asked.size(), MAX_FIELDS); i++) {
            check(invalid, "fields[" + i + "]", asked.get(i), names);
        }
    }

    private static void check(Invalid invalid, String at, Field field, Set<String> names) {
        if (field == null || Texts.orNull(field.name()) == null) {
            invalid.when(true, at + ".name", "required", "\"" + at + ".name\" is required.");
            return;
        }
        Texts.checkShort(invalid, at + ".name", field.name());
        invalid.when(!names.add(field.name().strip()), at + ".name", "duplicate", "The field \"" + field.name().strip() + "\" comes twice.");
        invalid.when(field.type() == null || FieldType.named(field.type()).isEmpty(), at + ".type", "unknown-type",
                "\"" + at + ".type\" must be TEXT, NUMBER, DATE or BOOLEAN.");
    }
}
