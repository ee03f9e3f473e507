package org.hopperflow.contact;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1")
class ImportController {

    private final Imports imports;
    private final RejectFile rejects;

    ImportController(Imports imports, RejectFile rejects) {
        this.imports = imports;
        this.rejects = rejects;
    }

    @PostMapping(path = "/lists/{list}/import", consumes = {"text/csv", "text/plain", "application/csv", "application/octet-stream",
        "application/vnd.ms-excel"})
    @RequestBody(description = "The file: a head row, then one row per contact.", required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", example = "phone,firstName\n393331234567,Ada")))
    ResponseEntity<ImportView> body(@PathVariable ListId list, @ParameterObject ImportRequest how, HttpServletRequest request)
            throws IOException {
        return begin(list, how.options(request.getParameterValues("map")), request.getInputStream());
    }

    @PostMapping(path = "/lists/{list}/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> upload(@PathVariable ListId list, @ParameterObject ImportRequest how,
            @RequestPart(required = false) MultipartFile file, HttpServletRequest request) throws IOException {
        if (file == null) {
            throw RuleBroken.invalid("file", "required", "The CSV must be the part \"file\".");
        }
        try (InputStream csv = file.getInputStream()) {
            return begin(list, how.options(request.getParameterValues("map")), csv);
        }
    }

    @GetMapping("/imports/{id}")
    ImportView one(@PathVariable String id) {
        return ImportView.of(imports.require(id));
    }

    @PostMapping("/imports/{id}/cancel")
    ImportView cancel(@PathVariable String id) {
        return ImportView.of(imports.cancel(id));
    }

    @GetMapping("/imports/{id}/rejects.csv")
    void rejects(@PathVariable String id, HttpServletResponse response) throws IOException {
        ImportJob job = imports.require(id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"rejects.csv\"");
        rejects.write(job.id(), response.getWriter());
    }

    private ResponseEntity<ImportView> begin(ListId list, ImportOptions how, InputStream csv) {
        ImportJob job = imports.begin(list, csv, how);
        return ResponseEntity.accepted().location(URI.create("/api/v1/imports/" + job.id())).body(ImportView.of(job));
    }

    /**
     * @param rows     read so far, without the header
     * @param warnings contacts among the imported whose number looks unlikely; they are kept
     */
    record ImportView(UUID id, ListId listId, ImportState state, int rows, int imported, int duplicates, int rejected, int warnings,
            String failure, Instant createdAt, Instant finishedAt) {

        static ImportView of(ImportJob job) {
            ImportCounts counts = job.counts();
            return new ImportView(job.id(), job.listId(), job.state(), counts.rows(), counts.imported(), counts.duplicates(),
                    counts.rejected(), job.tally().warnings(), job.failure(), job.createdAt(), job.finishedAt());
        }
    }
}
