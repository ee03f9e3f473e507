package org.hopperflow.provider.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Closes a connection without an answer. No servlet can do that, so a valve of the web server lends a hand. */
@Component
@ConditionalOnSandbox
class Hangup implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String ATTRIBUTE = Hangup.class.getName();

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addEngineValves(new HangupValve());
    }

    static void up(HttpServletRequest request) {
        ((Runnable) request.getAttribute(ATTRIBUTE)).run();
    }

    private static final class HangupValve extends ValveBase {

        private HangupValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getRequestURI().startsWith("/sandbox/")) {
                request.setAttribute(ATTRIBUTE, (Runnable) () -> {
                    // Suspended first: whatever is written from here on goes nowhere.
                    response.setSuspended(true);
                    request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
                });
            }
            getNext().invoke(request, response);
        }
    }
}
