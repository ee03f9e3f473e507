package org.hopperflow.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands a file out, always as one to save: nothing that somebody uploaded runs as a page of this server. */
final class MediaAnswers {

    private MediaAnswers() {
    }

    static ResponseEntity<Resource> of(Media media, Path file) {
        ContentDisposition attachment = ContentDisposition.attachment().filename(media.fileName(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(media.mimeType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString()).header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(file));
    }
}
