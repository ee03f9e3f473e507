package org.hopperflow.media;

import java.time.Instant;
import org.hopperflow.shared.MediaId;

/**
 * A file as it was uploaded. It never changes.
 *
 * @param fileName as its owner called it, without folders; only shown, never part of a path
 * @param bytes    its size, at least 1
 * @param sha256   of its content, in lower-case hexadecimal
 */
public record Media(MediaId id, MediaKind type, String mimeType, String fileName, long bytes, String sha256, Instant createdAt) {
}
