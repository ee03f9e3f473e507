package org.hopperflow.contact;

import java.time.Instant;
import java.util.Map;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.ListId;

/**
 * A contact as the API takes it. In a change an absent field stays as it is and a blank one is cleared; custom fields are merged one
 * by one.
 */
record ContactRequest(String phone, String mobile, String firstName, String lastName, String email, Map<String, String> custom,
        String optedInAt, String optInSource) {

    ContactRequest {
        custom = custom == null ? Map.of() : custom;
    }

    /** A new contact; it needs one number at least. */
    Contact create(ListId list, FieldTypes types) {
        Contact nobody = new Contact(ContactId.next(), list, null, null, null, null, null, Map.of(), null, null);
        return changed(nobody, types, true);
    }

    /** One that came without a number, as a provider's user, may stay without. */
    Contact change(Contact known, FieldTypes types) {
        return changed(known, types, known.phone() != null || known.mobile() != null);
    }

    private Contact changed(Contact known, FieldTypes types, boolean needsNumber) {
        Numbers numbers = Numbers.of(changed(known.phone(), phone), changed(known.mobile(), mobileBeside(known)));
        check(numbers.none() && needsNumber, types);
        return new Contact(known.id(), known.listId(), numbers.phone(), numbers.mobile(), changed(known.firstName(), firstName),
                changed(known.lastName(), lastName), changed(known.email(), email), CustomFields.merged(known.custom(), custom),
                optedIn(known), changed(known.optInSource(), optInSource));
    }

    /** A mobile number that was only a copy of the phone follows it, or the wrong number would live on. */
    private String mobileBeside(Contact known) {
        boolean copy = known.phone() != null && known.phone().equals(known.mobile());
        return mobile == null && phone != null && copy ? "" : mobile;
    }

    private Instant optedIn(Contact known) {
        return optedInAt == null ? known.optedInAt() : OptInTime.read(optedInAt).orElse(null);
    }

    private void check(boolean numberMissing, FieldTypes types) {
        Invalid invalid = new Invalid();
        PhoneRule.check(invalid, "phone", phone);
        PhoneRule.check(invalid, "mobile", mobile);
        invalid.when(invalid.errors().isEmpty() && numberMissing, "phone", "required", "\"phone\" or \"mobile\" is required.");
        invalid.when(Texts.orNull(optedInAt) != null && OptInTime.read(optedInAt).isEmpty(), "optedInAt", "invalid-value",
                "\"optedInAt\" " + OptInTime.EXPECTED + ".");
        Texts.check(invalid, "firstName", firstName);
        Texts.check(invalid, "lastName", lastName);
        Texts.check(invalid, "email", email);
        Texts.check(invalid, "optInSource", optInSource);
        Texts.check(invalid, "custom", custom);
        custom.forEach((name, value) -> types.complaint(name, value)
                .ifPresent(complaint -> invalid.when(true, "custom." + name, "not-of-type", complaint + ".")));
        invalid.raise();
    }

    private static String changed(String known, String asked) {
        return asked == null ? known : Texts.orNull(asked);
    }
}
