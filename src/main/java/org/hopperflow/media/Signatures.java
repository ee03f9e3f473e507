package org.hopperflow.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Beginnings that the detection library reads too coarsely: it takes most MP4 files for QuickTime, and ADTS for nothing. Sources: the
 * brands of mp4ra.org (ISO/IEC 14496-12, 3GPP TS 26.244), and ISO/IEC 13818-7 for ADTS.
 */
final class Signatures {

    private static final Set<String> MP4_BRANDS = Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41",
            "mp42", "mp71", "avc1", "dash", "mmp4", "MSNV", "M4V ", "M4VH", "M4VP");
    private static final Set<String> M4A_BRANDS = Set.of("M4A ", "M4B ");

    private Signatures() {
    }

    static Optional<String> type(byte[] head) {
        if (head.length >= 12 && latin(head, 4).equals("ftyp")) {
            return brand(latin(head, 8));
        }
        // Twelve bits of synchronisation, then the layer, which is 0.
        boolean adts = head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xF6) == 0xF0;
        return adts ? Optional.of(MediaFormat.AAC.mimeType()) : Optional.empty();
    }

    private static Optional<String> brand(String brand) {
        if (MP4_BRANDS.contains(brand)) {
            return Optional.of(MediaFormat.MP4.mimeType());
        }
        if (M4A_BRANDS.contains(brand)) {
            return Optional.of(MediaFormat.M4A.mimeType());
        }
        return brand.startsWith("3gp") ? Optional.of(MediaFormat.THREE_GP.mimeType()) : Optional.empty();
    }

    private static String latin(byte[] bytes, int from) {
        return new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
    }
}
