package org.hopperflow.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.hopperflow.shared.MediaId;

/** The uploaded files, for the rooms that send them. */
public interface MediaLibrary {

    Optional<Media> find(MediaId id);

    /**
     * The content from {@code offset} on.
     *
     * @param offset in bytes, 0 for all of it
     * @throws IOException when this node does not have the file: the data folder is not shared, or was not restored
     */
    InputStream open(MediaId id, long offset) throws IOException;
}
