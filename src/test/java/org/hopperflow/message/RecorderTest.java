package org.hopperflow.message;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.util.List;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Ending;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final int MILLIS = 10_000;

    private final OutcomeWriter writer = mock(OutcomeWriter.class);
    private final Recorder recorder = new Recorder(writer, new Ending(null));

    @Test
    void an_error_out_of_a_flow_loses_neither_the_outcome_nor_the_recorder() {
        List<CallResult> results = List.of(accepted(), accepted(), accepted());
        doThrow(new StackOverflowError("a flow that calls itself")).when(writer).writeAndTell(any());
        recorder.start();

        results.forEach(recorder::record);

        results.forEach(result -> verify(writer, timeout(MILLIS)).write(result));
        recorder.stop();
    }

    private static CallResult accepted() {
        AttemptId id = AttemptId.next();
        return new CallResult(new QueuedAttempt(id, AccountKey.of("demo"), "39000", null, null, Origin.single("agent")),
                new SendOutcome.Accepted("wamid." + id));
    }
}
