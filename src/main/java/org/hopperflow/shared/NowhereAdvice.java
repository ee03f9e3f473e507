package org.hopperflow.shared;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Requests that reach no controller: an unknown address, a wrong method or type. A page keeps its own way of telling. */
@RestControllerAdvice
class NowhereAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(NoResourceFoundException e, HttpServletRequest request) throws Exception {
        return answer(e, e, "There is nothing at " + request.getRequestURI() + ".", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) throws Exception {
        return answer(e, e, e.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(HttpMediaTypeException e, HttpServletRequest request) throws Exception {
        return answer(e, e, e.getBody().getDetail(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) throws Exception {
        return answer(e, e, "The file is too large.", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenParts(MultipartException e, HttpServletRequest request) throws Exception {
        return answer(e, new ErrorResponseException(HttpStatus.BAD_REQUEST), "The parts of the body cannot be told apart.", request);
    }

    private static ResponseEntity<ProblemDetail> answer(Exception e, ErrorResponse known, String detail, HttpServletRequest request)
            throws Exception {
        if (!Machines.ask(request.getRequestURI())) {
            throw e;
        }
        return ResponseEntity.status(known.getStatusCode()).headers(known.getHeaders())
                .body(Problem.problem(HttpStatus.valueOf(known.getStatusCode().value()), detail));
    }
}
