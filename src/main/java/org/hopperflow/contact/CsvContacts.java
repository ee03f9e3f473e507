package org.hopperflow.contact;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;

/** Reads the rows of one file as contacts of one list. */
final class CsvContacts {

    /** Where consent comes from when the file does not say: who imports a file without opt-in column attests it for all of its rows. */
    static final String ATTESTED = "import";

    /** What a spreadsheet makes of a long number; its last digits are lost. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9]([.,][0-9]+)?[eE]\\+?[0-9]+");

    private final ListId list;
    private final CsvColumns columns;
    private final FieldTypes types;
    private final DefaultCountry country;
    private final Instant now;

    CsvContacts(ImportOrder order, CsvColumns columns, FieldTypes types) {
        this.list = order.job().listId();
        this.columns = columns;
        this.types = types;
        this.country = order.options().country();
        this.now = order.job().createdAt();
    }

    Contact read(CsvRecord row) throws RowRejected {
        if (row.getFieldCount() != columns.count()) {
            throw new RowRejected("The row has " + row.getFieldCount() + " columns instead of " + columns.count());
        }
        Numbers numbers = numbers(columns.value(row, "phone"), columns.value(row, "mobile"));
        return new Contact(ContactId.next(), list, numbers.phone(), numbers.mobile(), columns.value(row, "firstname"),
                columns.value(row, "lastname"), columns.value(row, "email"), custom(row), optedInAt(row), optInSource(row));
    }

    private Numbers numbers(String phone, String mobile) throws RowRejected {
        Numbers numbers = Numbers.of(written(phone), written(mobile));
        if (numbers.none()) {
            throw new RowRejected("There is no digit in phone and mobile");
        }
        if (Math.max(numbers.phone().length(), numbers.mobile().length()) > PhoneRule.MAX_DIGITS) {
            throw new RowRejected("The phone number has more than " + PhoneRule.MAX_DIGITS + " digits");
        }
        return numbers;
    }

    private Map<String, String> custom(CsvRecord row) throws RowRejected {
        Map<String, String> custom = columns.custom(row);
        for (Map.Entry<String, String> field : custom.entrySet()) {
            Optional<String> complaint = types.complaint(field.getKey(), field.getValue());
            if (complaint.isPresent()) {
                throw new RowRejected(complaint.get());
            }
        }
        return custom;
    }

    private String written(String number) throws RowRejected {
        if (number != null && ROUNDED.matcher(number).matches()) {
            throw new RowRejected("\"" + number + "\" was rounded by a spreadsheet; format the column as text");
        }
        return country.complete(number);
    }

    private Instant optedInAt(CsvRecord row) throws RowRejected {
        if (!columns.has("optedinat")) {
            return now;
        }
        String written = columns.value(row, "optedinat");
        return written == null ? null : OptInTime.read(written).orElseThrow(() -> new RowRejected("optedInAt " + OptInTime.EXPECTED));
    }

    private String optInSource(CsvRecord row) {
        String source = columns.value(row, "optinsource");
        return source == null && !columns.has("optedinat") ? ATTESTED : source;
    }
}
