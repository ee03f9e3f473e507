package org.hopperflow.console;

import jakarta.servlet.http.HttpServletResponse;

/** Who may put the agents' page into a frame: nobody, but Tasklist where the page is made for it. */
enum FrameRule {

    ALONE("'none'"), FRAMED("'self'");

    private final String ancestors;

    FrameRule(String ancestors) {
        this.ancestors = ancestors;
    }

    /** Customers' texts and files are on this page: nothing but our own files runs or is loaded. */
    void tell(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors " + ancestors);
    }
}
