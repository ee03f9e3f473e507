package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.Ids;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The fake Meta: files for reviewers, which can be resumed, and files for sending. */
@RestController
@RequestMapping("/sandbox/meta/{version}")
@ConditionalOnSandbox
@Hidden
class MetaUploadsController {

    private static final String SCHEME = "OAuth ";

    private final Callers callers;
    private final UploadRepository uploads;
    private final ObjectMapper mapper;
    private final MediaStore store;

    MetaUploadsController(Callers callers, UploadRepository uploads, MediaStore store, ObjectMapper mapper) {
        this.callers = callers;
        this.uploads = uploads;
        this.store = store;
        this.mapper = mapper;
    }

    @PostMapping("/{appId}/uploads")
    JsonNode begin(@PathVariable String appId, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestParam("file_length") long length, @RequestParam("file_type") String type) {
        signed(authorization);
        if (!FileTypes.reviewed(type)) {
            throw MetaError.of(100, "file_type " + type + " is not supported.");
        }
        UUID id = Ids.next();
        uploads.begin(new UploadRepository.Upload(id, appId, type, length));
        return mapper.createObjectNode().put("id", "upload:" + id + "?sig=sandbox");
    }

    @GetMapping("/upload:{id}")
    JsonNode state(@PathVariable UUID id, @RequestHeader(name = "Authorization", required = false) String authorization) {
        signed(authorization);
        return mapper.createObjectNode().put("id", "upload:" + id).put("file_offset", uploads.content(require(id).id()).length);
    }

    /** Hangs up in the middle when that was ordered; what came so far is kept. */
    @PostMapping("/upload:{id}")
    JsonNode append(@PathVariable UUID id, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestHeader("file_offset") long offset, HttpServletRequest request) throws IOException {
        signed(authorization);
        UploadRepository.Upload upload = require(id);
        if (offset != uploads.content(id).length) {
            throw MetaError.of(100, "file_offset does not fit what was received.");
        }
        Optional<Integer> broken = uploads.takeBreak(upload.appId());
        if (broken.isPresent()) {
            uploads.append(id, request.getInputStream().readNBytes(broken.get()));
            Hangup.up(request);
            return null;
        }
        uploads.append(id, request.getInputStream().readAllBytes());
        return handle(upload);
    }

    @PostMapping("/{phoneNumberId}/media")
    JsonNode media(@PathVariable String phoneNumberId, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestParam("messaging_product") String product, @RequestPart MultipartFile file) throws IOException {
        callers.ofNumber(phoneNumberId, authorization);
        String type = String.valueOf(file.getContentType());
        if (!product.equals("whatsapp") || !FileTypes.sent(type) || !FileTypes.fits(type, file.getBytes())) {
            throw MetaError.of(100, "Param file must be a file with one of the types that are supported, and of the type it says.");
        }
        return mapper.createObjectNode().put("id", store.add(phoneNumberId, type));
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return ResponseEntity.status(error.http()).body(error.document(mapper));
    }

    private JsonNode handle(UploadRepository.Upload upload) {
        byte[] content = uploads.content(upload.id());
        if (content.length != upload.length() || !FileTypes.fits(upload.type(), content)) {
            throw MetaError.of(100, "The file is not of the length or the type that was announced.");
        }
        return mapper.createObjectNode().put("h", FileTypes.HANDLE + upload.id());
    }

    private UploadRepository.Upload require(UUID id) {
        return uploads.find(id).orElseThrow(() -> MetaError.of(100, 33, "There is no upload " + id + "."));
    }

    /** The app's own uploads take another scheme than everything else. */
    private static void signed(String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME) || authorization.substring(SCHEME.length()).isBlank()) {
            throw MetaError.of(190, null);
        }
    }
}
