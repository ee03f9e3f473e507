package org.hopperflow.provider.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a message's call as the storm and the number's behaviour have it: at once, late, with a gateway's page or not at all. */
final class Answering {

    private static final String ERROR_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    private Answering() {
    }

    /** @param answer in the provider's words, for a verdict that has an id or an error */
    static CompletableFuture<ResponseEntity<?>> to(Reception.Verdict verdict, HttpServletRequest request,
            Function<Reception.Verdict, ResponseEntity<?>> answer) {
        if (verdict.storm() != null) {
            return CompletableFuture.supplyAsync(() -> inA(verdict.storm(), answer), after(millisOf(verdict.storm())));
        }
        if (verdict.error() == null && verdict.behaviour().drop()) {
            hangUp(verdict.behaviour().slowMillis(), request);
            return null;
        }
        return CompletableFuture.supplyAsync(() -> answer.apply(verdict), after(verdict.behaviour().slowMillis()));
    }

    private static long millisOf(Storm storm) {
        return storm.kind() == Storm.Kind.NO_ANSWER ? Storm.SILENCE_MILLIS : 0;
    }

    private static ResponseEntity<?> inA(Storm storm, Function<Reception.Verdict, ResponseEntity<?>> answer) {
        if (storm.kind() != Storm.Kind.THROTTLED) {
            return ResponseEntity.status(HttpStatus.BAD_GATEWAY).contentType(MediaType.TEXT_HTML).body(ERROR_PAGE);
        }
        Reception.Verdict throttled = new Reception.Verdict(null, null, MetaError.of(130429, null), Behaviour.ORDINARY, storm);
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(answer.apply(throttled).getBody());
    }

    private static Executor after(long millis) {
        return millis > 0 ? CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS) : Runnable::run;
    }

    /** Holds the request's own thread: an asynchronous request whose connection is gone would never end. */
    private static void hangUp(long afterMillis, HttpServletRequest request) {
        try {
            TimeUnit.MILLISECONDS.sleep(afterMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Hangup.up(request);
    }
}
