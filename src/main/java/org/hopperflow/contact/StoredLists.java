package org.hopperflow.contact;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.hopperflow.shared.ListId;
import org.springframework.stereotype.Service;

@Service
class StoredLists implements ContactLists {

    private final ContactListRepository lists;
    private final Imports imports;
    private final Clock clock;

    StoredLists(ContactListRepository lists, Imports imports, Clock clock) {
        this.lists = lists;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public List<Named> newest(int limit) {
        return lists.newest(limit).stream().map(list -> new Named(list.id(), list.name())).toList();
    }

    @Override
    public ListId create(String name) {
        ContactList list = ContactList.plain(ListId.next(), name, clock.instant());
        lists.insert(list);
        return list.id();
    }

    @Override
    public void importInto(ListId list, InputStream csv) {
        imports.begin(list, csv, ImportOptions.DEFAULT);
    }
}
