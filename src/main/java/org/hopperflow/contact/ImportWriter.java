package org.hopperflow.contact;

import java.util.List;
import java.util.Set;
import org.hopperflow.shared.ListId;
import org.springframework.stereotype.Component;

/** Writes batches, in the transaction of the import. */
@Component
class ImportWriter {

    private final ContactRepository contacts;
    private final ImportRejectRepository rejects;

    ImportWriter(ContactRepository contacts, ImportRejectRepository rejects) {
        this.contacts = contacts;
        this.rejects = rejects;
    }

    ImportCounts write(ImportJob job, ImportBatch batch) {
        List<Contact> fresh = withoutDuplicates(job.listId(), batch.contacts());
        contacts.insertAll(fresh, job.createdAt());
        rejects.insertAll(job.id(), batch.rejects());
        return new ImportCounts(batch.rows(), fresh.size(), batch.contacts().size() - fresh.size(), batch.rejects().size());
    }

    /** What earlier batches of the file wrote is in the list already, so looking there covers the whole file. */
    private List<Contact> withoutDuplicates(ListId list, List<Contact> read) {
        Set<String> taken = contacts.phonesAmong(list, read.stream().map(Contact::phone).toList());
        return read.stream().filter(contact -> taken.add(contact.phone())).toList();
    }
}
