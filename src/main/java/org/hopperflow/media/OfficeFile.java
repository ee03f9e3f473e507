package org.hopperflow.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks into the two containers of office documents. Nothing is unpacked: names of parts are enough. */
final class OfficeFile {

    private static final Map<String, MediaFormat> MAIN_PARTS = Map.of("word/document.xml", MediaFormat.DOCX,
            "xl/workbook.xml", MediaFormat.XLSX, "ppt/presentation.xml", MediaFormat.PPTX);
    private static final Map<String, MediaFormat> STREAMS = streams();
    private static final int BLOCK = 65_536;

    private OfficeFile() {
    }

    /** Documents with macros are another type, and not one that WhatsApp takes. */
    static Optional<MediaFormat> inZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            boolean document = zip.getEntry("[Content_Types].xml") != null
                    && zip.stream().noneMatch(part -> part.getName().endsWith("vbaProject.bin"));
            return MAIN_PARTS.entrySet().stream().filter(part -> document && zip.getEntry(part.getKey()) != null)
                    .map(Map.Entry::getValue).findFirst();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    /** The directory, wherever it lies in the file, names the document's main stream in two bytes per character. */
    static Optional<MediaFormat> before2007(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String carried = "";
            byte[] block = in.readNBytes(BLOCK);
            while (block.length > 0) {
                String seen = carried + new String(block, StandardCharsets.ISO_8859_1);
                Optional<MediaFormat> found = STREAMS.entrySet().stream().filter(stream -> seen.contains(stream.getKey()))
                        .map(Map.Entry::getValue).findFirst();
                if (found.isPresent()) {
                    return found;
                }
                carried = seen.substring(Math.max(0, seen.length() - 64));
                block = in.readNBytes(BLOCK);
            }
            return Optional.empty();
        }
    }

    private static Map<String, MediaFormat> streams() {
        Map<String, MediaFormat> streams = new LinkedHashMap<>();
        streams.put(wide("WordDocument"), MediaFormat.DOC);
        streams.put(wide("PowerPoint Document"), MediaFormat.PPT);
        streams.put(wide("Workbook"), MediaFormat.XLS);
        return streams;
    }

    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
