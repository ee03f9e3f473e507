package org.hopperflow.provider.meta;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hopperflow.media.Media;

/** The form in which Meta takes a file for sending. The file's part must carry its type. */
record MetaForm(Media file) {

    /** Of no file that anybody sends: the id is ours, and the same for none. */
    String boundary() {
        return "hopperflow-" + file.id();
    }

    byte[] with(byte[] content) {
        byte[] head = (field("messaging_product", "whatsapp") + field("type", file.mimeType())
                + "--" + boundary() + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted(file.fileName())
                + "\"\r\nContent-Type: " + file.mimeType() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary() + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + content.length + tail.length).put(head).put(content).put(tail).array();
    }

    private String field(String name, String value) {
        return "--" + boundary() + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** As browsers write names in forms. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
