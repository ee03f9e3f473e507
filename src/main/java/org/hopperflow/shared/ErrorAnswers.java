package org.hopperflow.shared;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is refused before any controller sees it, such as a forged path: a page for people, a problem document for programs. */
@Controller
class ErrorAnswers implements ErrorController {

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = status(request);
        if (!inBrowser(request)) {
            return Problem.answer(Problem.problem(status, "The request was refused or failed before anybody could look at it."));
        }
        response.setStatus(status.value());
        return new ModelAndView("error", Map.of("status", status.value(), "error", status.getReasonPhrase()));
    }

    /** Who asks for this address itself finds nothing here. */
    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus known = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static boolean inBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !Machines.ask((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
}
