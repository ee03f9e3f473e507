package org.hopperflow.provider.meta;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.hopperflow.provider.meta.KnownMedia.Place;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Bring files to Meta, two at a time and each once at a time. One that is cut off by the end of the process is brought again later. */
@Component
class MediaCouriers implements DisposableBean {

    private static final int AT_ONCE = 2;

    private final Set<Place> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService couriers = Executors.newFixedThreadPool(AT_ONCE, new CustomizableThreadFactory("hopper-media-"));

    void bring(Place place, Runnable upload) {
        if (!underWay.add(place)) {
            return;
        }
        try {
            couriers.execute(() -> {
                try {
                    upload.run();
                } finally {
                    underWay.remove(place);
                }
            });
        } catch (RejectedExecutionException ending) {
            underWay.remove(place);
        }
    }

    @Override
    public void destroy() {
        couriers.shutdownNow();
    }
}
