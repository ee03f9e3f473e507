package org.hopperflow.interaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.hopperflow.message.TranscriptMessage;

/** A conversation and what was said in it, oldest first. */
record InteractionWithMessages(@JsonUnwrapped InteractionView interaction, List<TranscriptMessage> messages) {
}
