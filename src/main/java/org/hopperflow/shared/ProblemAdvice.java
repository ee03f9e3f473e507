package org.hopperflow.shared;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that goes wrong in an API call into a problem document (RFC 9457); codes are explained in docs/problems.md. */
@RestControllerAdvice(annotations = RestController.class)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ruleBroken(RuleBroken broken) {
        HttpStatus status = switch (broken.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        return answer(problem(status, broken.code(), broken.getMessage(), broken.errors()));
    }

    /** An id in the path that is no id names nothing; anything else of the wrong type is an invalid field. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        if (type != null && type.isRecord() && type.getPackage().equals(getClass().getPackage())) {
            String what = type.getSimpleName().replaceAll("Id$", "").toLowerCase(Locale.ROOT);
            return ruleBroken(RuleBroken.notFound(what, mismatch.getValue()));
        }
        String message = "\"" + mismatch.getName() + "\" cannot be \"" + mismatch.getValue() + "\"" + choices(type) + ".";
        return ruleBroken(RuleBroken.invalid(mismatch.getName(), "invalid-value", message));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        log.error("A request failed in a way nobody foresaw", e);
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something failed on our side; it was logged.", List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = path(mapping);
            String message = "\"" + field + "\" cannot be read" + (mapping instanceof InvalidFormatException format
                    ? ": \"" + format.getValue() + "\" is not allowed" + choices(format.getTargetType()) : "") + ".";
            return body(problem(HttpStatus.BAD_REQUEST, "invalid-input", message,
                    List.of(new FieldError(field, "invalid-value", message))));
        }
        return body(problem(HttpStatus.BAD_REQUEST, "unreadable-body", "The body is missing or is not valid JSON.", List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = e.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), "invalid-value", "\"" + error.getField() + "\" " + error.getDefaultMessage() + "."))
                .toList();
        return body(problem(HttpStatus.BAD_REQUEST, "invalid-input",
                errors.isEmpty() ? e.getMessage() : errors.get(0).message(), errors));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception e, Object body, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        String detail = body instanceof ProblemDetail given ? given.getDetail() : e.getMessage();
        HttpStatus known = HttpStatus.valueOf(status.value());
        ProblemDetail problem = problem(known, known.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail, List.of());
        return new ResponseEntity<>(problem, headers, status);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining(".")).replace(".[", "[");
    }

    private static String choices(Class<?> type) {
        return type != null && type.isEnum()
                ? "; one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "))
                : "";
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ResponseEntity<Object> body(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
