package org.hopperflow.console;

import org.hopperflow.shared.operation.Quarantine;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells everybody on every page of the console that nothing is sent. */
@ControllerAdvice(basePackageClasses = QuarantineBanner.class)
class QuarantineBanner {

    private final Quarantine quarantine;

    QuarantineBanner(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Null when there is none. */
    @ModelAttribute("quarantine")
    String quarantine() {
        return quarantine.why().orElse(null);
    }
}
