package org.hopperflow.process.reconcile;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.hopperflow.process.EngineTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Findings in Cockpit: raised once at the place where the flow stands, resolved when they are gone. */
@Component
class Incidents {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private final RuntimeService runtime;

    Incidents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param check the incident's type */
    void show(String check, Look look) {
        Map<String, Incident> shown = runtime.createIncidentQuery().incidentType(check).list().stream()
                .collect(Collectors.toMap(Incident::getExecutionId, incident -> incident, (one, other) -> one));
        look.troubled().stream().filter(troubled -> !shown.containsKey(troubled.position())).forEach(troubled -> raise(check, troubled));
        if (look.complete()) {
            Set<String> still = look.troubled().stream().map(Troubled::position).collect(Collectors.toSet());
            shown.values().stream().filter(incident -> !still.contains(incident.getExecutionId()))
                    .forEach(incident -> runtime.resolveIncident(incident.getId()));
        }
    }

    private void raise(String check, Troubled troubled) {
        if (runtime.createExecutionQuery().executionId(troubled.position()).count() == 1) {
            log.error("{}: flow {}: {}", check, troubled.instance(), troubled.sentence());
            runtime.createIncident(check, troubled.position(), troubled.instance(), EngineTexts.beginning(troubled.sentence()));
        }
    }
}
