package org.hopperflow.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What the server itself refuses, such as a NUL in the address, is a problem document as well, and no page with its name on it. */
@Component
class TomcatProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    private static final class ProblemValve extends ErrorReportValve {

        private static final String DOCUMENT = """
                {"type": "/problems/%1$s", "title": "%2$s", "status": %3$d, "code": "%1$s",
                 "detail": "The server could not take the request."}
                """;

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            boolean ours = status >= 500;
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            try {
                byte[] document = DOCUMENT.formatted(ours ? "internal-error" : "bad-request", ours ? "Failed" : "Bad Request", status)
                        .getBytes(StandardCharsets.UTF_8);
                response.getOutputStream().write(document);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                // The caller is gone or reads something else already.
                container.getLogger().debug("An error could not be reported", e);
            }
        }
    }
}
