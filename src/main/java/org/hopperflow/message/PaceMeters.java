package org.hopperflow.message;

import java.util.List;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** How fast each account sends at this moment. */
@Component
class PaceMeters implements Watcher {

    private final Slowdowns slowdowns;
    private final Reading effective = new Reading("hopper.pace.effective", null,
            "Messages a second the account may send at this moment; less than allowed after the provider said too fast, 0 while held");

    PaceMeters(Slowdowns slowdowns) {
        this.slowdowns = slowdowns;
    }

    @Override
    public List<Reading> readings() {
        return List.of(effective);
    }

    @Override
    public void look() {
        effective.set(slowdowns.effective());
    }
}
