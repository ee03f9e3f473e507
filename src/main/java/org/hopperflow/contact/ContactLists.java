package org.hopperflow.contact;

import java.io.InputStream;
import java.util.List;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;

/** The contact lists, for the rooms that offer them for choice or fill them. */
public interface ContactLists {

    /** A list by its name; names need not be unique. */
    record Named(ListId id, String name) {
    }

    /** The newest first. */
    List<Named> newest(int limit);

    ListId create(String name);

    /** Imports a CSV file in the background, as the API does; returns when the file is kept. @throws RuleBroken list-not-found */
    void importInto(ListId list, InputStream csv);
}
