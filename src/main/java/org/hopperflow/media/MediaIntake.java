package org.hopperflow.media;

import java.io.InputStream;
import org.hopperflow.shared.RuleBroken;

/** Takes in what customers sent, for the rooms that fetch it. */
public interface MediaIntake {

    /** At most this much, whatever it is; source: Cloud API, error 131052. */
    long MAX_BYTES = 100 * MediaKind.MEGABYTE;

    /**
     * Keeps a file under what its content says it is: names and declarations of customers are not asked. Stickers are taken too.
     *
     * @param fileName as the customer called it; null when it has no name
     * @throws RuleBroken empty-file, type-not-taken or too-large for the field {@code file}; upload-failed when it did not arrive whole
     */
    Media take(String fileName, InputStream content);
}
