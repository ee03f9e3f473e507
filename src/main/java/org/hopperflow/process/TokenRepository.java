package org.hopperflow.process;

import java.util.List;
import java.util.UUID;
import org.hopperflow.campaign.FlowPictures.FlowStep;
import org.hopperflow.campaign.FlowPictures.StepCount;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where the tokens of a campaign's contacts stand. The engine knows instances but no campaigns, and would be asked for each of them; one
 * statement over its table and ours tells it for all.
 */
@Repository
class TokenRepository {

    private final JdbcClient jdbc;

    TokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StepCount> count(CampaignId campaign) {
        return jdbc.sql("""
                select d.key_, d.version_, at.act_id_, at.contacts
                  from (select e.proc_def_id_, e.act_id_, count(*) as contacts
                          from hopper_entry h join act_ru_execution e on e.proc_inst_id_ = h.process_instance_id
                         where h.campaign_id = :campaign and h.status in ('PENDING', 'RETRY')
                           and e.act_id_ is not null and e.is_active_
                         group by e.proc_def_id_, e.act_id_) at
                  join act_re_procdef d on d.id_ = at.proc_def_id_
                 order by d.key_, d.version_, at.act_id_
                """).param("campaign", campaign.value())
                .query((rs, n) -> new StepCount(rs.getString(1), rs.getInt(2), rs.getString(3), rs.getLong(4))).list();
    }

    List<EntryId> at(CampaignId campaign, FlowStep step, EntryId after, int limit) {
        return jdbc.sql("""
                select h.id
                  from hopper_entry h join act_ru_execution e on e.proc_inst_id_ = h.process_instance_id
                  join act_re_procdef d on d.id_ = e.proc_def_id_
                 where h.campaign_id = :campaign and h.status in ('PENDING', 'RETRY') and h.id > :after
                   and e.act_id_ = :step and e.is_active_ and d.key_ = :flow and d.version_ = :version
                 order by h.id limit :limit
                """).param("campaign", campaign.value()).param("after", after == null ? new UUID(0, 0) : after.value())
                .param("step", step.step()).param("flow", step.flow()).param("version", step.version()).param("limit", limit)
                .query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list();
    }
}
