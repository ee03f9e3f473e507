-- A stored bucket keeps the limits it was made with; these let a sliding second carry a tenth more than the rate.
truncate pace_bucket;
