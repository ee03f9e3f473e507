package org.hopperflow.scenario;

import java.util.List;

/**
 * Something that happens to the campaigns of one story. Numbers, campaigns and the like are counted round, so that every step makes
 * sense in every story, also in one that shrinks.
 */
sealed interface Step {

    void happen(Story story);

    /** @param contacts places in the pool of numbers; one that comes twice is two contacts with the same number */
    record NewCampaign(Options options, List<Integer> contacts) implements Step {

        @Override
        public void happen(Story story) {
            story.start(options, contacts);
        }
    }

    record AddedAgain(int campaign) implements Step {

        @Override
        public void happen(Story story) {
            story.with(campaign, plan -> List.copyOf(plan.lists()).forEach(list -> story.add(plan, list)));
        }
    }

    record AnotherList(int campaign, List<Integer> contacts) implements Step {

        @Override
        public void happen(Story story) {
            story.with(campaign, plan -> story.add(plan, story.list(contacts)));
        }
    }

    record Behaves(int number, Manner manner) implements Step {

        @Override
        public void happen(Story story) {
            story.behaves(number, manner);
        }
    }

    record Writes(int number, String text) implements Step {

        @Override
        public void happen(Story story) {
            story.writes(number, text);
        }
    }

    record Taps(int number) implements Step {

        @Override
        public void happen(Story story) {
            story.taps(number);
        }
    }

    /** @param what stop, resume, retry or reset */
    record Asked(int campaign, String what) implements Step {

        @Override
        public void happen(Story story) {
            story.with(campaign, plan -> story.ask(plan, what));
        }
    }

    record Suppressed(int number) implements Step {

        @Override
        public void happen(Story story) {
            story.suppress(number);
        }
    }

    record Freed(int number) implements Step {

        @Override
        public void happen(Story story) {
            story.free(number);
        }
    }

    record ConversationClosed(int number) implements Step {

        @Override
        public void happen(Story story) {
            story.closeConversations(number);
        }
    }

    record Later(int hours) implements Step {

        @Override
        public void happen(Story story) {
            story.later(hours);
        }
    }

    /** @param endsAfterHours 0: until every entry is closed */
    record Options(int timeoutDays, int duplicateDays, boolean includeActive, boolean closeOnQuickReply, boolean resend, int rate,
            int endsAfterHours) {
    }
}
