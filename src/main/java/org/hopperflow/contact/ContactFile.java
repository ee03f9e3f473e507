package org.hopperflow.contact;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.SpreadsheetCells;
import org.springframework.stereotype.Component;

/** The contacts of a list as a file that can be imported again. */
@Component
class ContactFile {

    private static final int PAGE = 1_000;

    private final ContactRepository contacts;

    ContactFile(ContactRepository contacts) {
        this.contacts = contacts;
    }

    /** Page by page, so that a million contacts need no memory. */
    void write(ListId list, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        List<String> custom = contacts.customNames(list);
        csv.writeRecord(cells(Stream.concat(CsvColumns.NAMES.stream(), custom.stream().map(ColumnMap.CUSTOM::concat))));
        UUID last = null;
        List<Contact> page;
        do {
            page = contacts.page(list, last, PAGE);
            page.forEach(contact -> csv.writeRecord(row(contact, custom)));
            last = page.isEmpty() ? last : page.get(page.size() - 1).id().value();
        } while (page.size() == PAGE);
        csv.flush();
    }

    private static List<String> row(Contact contact, List<String> custom) {
        Stream<Object> standard = Stream.of(contact.phone(), contact.mobile(), contact.firstName(), contact.lastName(), contact.email(),
                contact.optedInAt(), contact.optInSource());
        return cells(Stream.concat(standard, custom.stream().map(contact.custom()::get)));
    }

    private static List<String> cells(Stream<?> values) {
        return values.map(SpreadsheetCells::harmless).toList();
    }
}
