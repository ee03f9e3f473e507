package org.hopperflow.template;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Doubts a provider's list that lacks nearly everything: a wrong account or trouble at the provider is likelier than that somebody
 * deleted it all, and a template that is marked as deleted stops its campaigns. Only what the next list lacks, too, is gone.
 */
@Component
class TemplateDoubts {

    private static final Logger log = LoggerFactory.getLogger(TemplateDoubts.class);
    /** With fewer it is no wonder when half of them are deleted at once. */
    private static final int ENOUGH_TO_WONDER = 4;

    private final TemplateDoubtRepository doubts;

    TemplateDoubts(TemplateDoubtRepository doubts) {
        this.doubts = doubts;
    }

    /** @param known those with an id of the provider's that were not deleted; @param found how many the provider has, known or not */
    record Comparison(List<Template> known, List<Template> missing, int found) {

        boolean doubtful() {
            boolean lessThanHalf = 2 * (known.size() - missing.size()) < known.size();
            return !missing.isEmpty() && (found == 0 || known.size() >= ENOUGH_TO_WONDER && lessThanHalf);
        }
    }

    /** Those that are gone indeed. */
    List<Template> gone(AccountKey account, Comparison list) {
        if (!list.doubtful()) {
            doubts.clear(account);
            return list.missing();
        }
        Set<String> before = doubts.missing(account);
        List<Template> agreed = list.missing().stream().filter(template -> before.contains(template.providerTemplateId())).toList();
        doubts.save(account, list.missing().stream().map(Template::providerTemplateId).collect(Collectors.toSet()));
        if (agreed.size() < list.missing().size()) {
            log.warn("The provider's list of account {} lacks {} of {} templates that were there; asked again before they count as deleted",
                    account, list.missing().size(), list.known().size());
        }
        return agreed;
    }
}
