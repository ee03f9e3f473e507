package org.hopperflow.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes batches, in the transaction of the import. */
@Component
class ImportWriter {

    private final ContactRepository contacts;
    private final ContactCopyRepository copy;
    private final KnownKeyRepository known;
    private final ImportRejectRepository rejects;

    ImportWriter(ContactRepository contacts, ContactCopyRepository copy, KnownKeyRepository known, ImportRejectRepository rejects) {
        this.contacts = contacts;
        this.copy = copy;
        this.known = known;
        this.rejects = rejects;
    }

    void begin(ImportOrder order) {
        DuplicateKey key = order.options().key();
        if (!key.none() && !key.phoneAlone()) {
            known.open(order.job().listId(), key);
        }
    }

    ImportTally write(ImportOrder order, ImportBatch batch) {
        List<Contact> fresh = withoutDuplicates(order, batch.contacts());
        copy.insertAll(fresh, order.job().createdAt());
        rejects.insertAll(order.job().id(), batch.rejects());
        ImportCounts counts = new ImportCounts(batch.rows(), fresh.size(), batch.contacts().size() - fresh.size(), batch.rejects().size());
        return new ImportTally(counts, (int) fresh.stream().filter(batch::doubts).count());
    }

    /** What earlier batches of the file wrote is known already, so looking there covers the whole file; within a batch the first one wins. */
    private List<Contact> withoutDuplicates(ImportOrder order, List<Contact> read) {
        DuplicateKey key = order.options().key();
        if (key.none() || read.isEmpty()) {
            return read;
        }
        List<Optional<String>> keys = read.stream().map(key::of).toList();
        Set<String> taken = taken(order, keys.stream().flatMap(Optional::stream).toList());
        List<Contact> fresh = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            if (keys.get(i).map(taken::add).orElse(true)) {
                fresh.add(read.get(i));
            }
        }
        return fresh;
    }

    private Set<String> taken(ImportOrder order, List<String> keys) {
        boolean phone = order.options().key().phoneAlone();
        return phone ? contacts.phonesAmong(order.job().listId(), keys) : known.among(keys);
    }
}
