package org.hopperflow.shared;

import static org.hopperflow.shared.Problem.answer;
import static org.hopperflow.shared.Problem.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
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
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class) && type != null && type.isRecord()) {
            String what = type.getSimpleName().replaceAll("(Id|Key)$", "").toLowerCase(Locale.ROOT);
            return ruleBroken(RuleBroken.notFound(what, mismatch.getValue()));
        }
        return answer(Problem.invalid(Unread.parameter(mismatch)));
    }

    /** The last net. What the database refuses is the caller's mistake where no rule of ours came first. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        Optional<ProblemDetail> refused = DataRefused.problem(e);
        if (refused.isPresent()) {
            log.warn("The database refused what a request brought: {}", e.getMessage());
            return answer(refused.get());
        }
        log.error("A request failed in a way nobody foresaw", e);
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side; it was logged."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return body(Problem.invalid(Unread.field(mapping)));
        }
        return body(problem(HttpStatus.BAD_REQUEST, "unreadable-body", "The body is missing or is not valid JSON.", List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(MissingServletRequestParameterException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        String name = e.getParameterName();
        return body(Problem.invalid(new FieldError(name, "required", "\"" + name + "\" is required.")));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = e.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), "invalid-value", "\"" + error.getField() + "\" cannot be read.")).toList();
        return body(problem(HttpStatus.BAD_REQUEST, "invalid-input",
                errors.isEmpty() ? "The request cannot be read." : errors.get(0).message(), errors));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception e, Object body, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        String detail = e instanceof ErrorResponse response ? response.getBody().getDetail() : e.getMessage();
        return new ResponseEntity<>(problem(HttpStatus.valueOf(status.value()), detail), headers, status);
    }

    private static ResponseEntity<Object> body(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
