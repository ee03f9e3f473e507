package org.hopperflow.shared;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Writes problem documents (RFC 9457). Their codes are explained in docs/problems.md. */
final class Problem {

    /** Refusals quote what was sent; nobody needs all of it back. */
    private static final int LONGEST = 500;

    /** Where the code is not the name of the status. */
    private static final Map<HttpStatus, String> CODES = Map.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");

    private Problem() {
    }

    static ProblemDetail problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, shortened(detail));
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors.stream()
                    .map(error -> new FieldError(shortened(error.field()), error.code(), shortened(error.message()))).toList());
        }
        return problem;
    }

    /** With the code that belongs to the status. */
    static ProblemDetail problem(HttpStatus status, String detail) {
        return problem(status, CODES.getOrDefault(status, status.name().toLowerCase(Locale.ROOT).replace('_', '-')), detail, List.of());
    }

    static ProblemDetail invalid(FieldError error) {
        return problem(HttpStatus.BAD_REQUEST, "invalid-input", error.message(), List.of(error));
    }

    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
