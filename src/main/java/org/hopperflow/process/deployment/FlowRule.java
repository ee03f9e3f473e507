package org.hopperflow.process.deployment;

import java.util.stream.Stream;

/** One rule of the contract. */
@FunctionalInterface
interface FlowRule {

    /** A sentence for each place where the rule is broken: it names the element and what to do, in an analyst's words. */
    Stream<String> violations(Flow flow, Known known);
}
