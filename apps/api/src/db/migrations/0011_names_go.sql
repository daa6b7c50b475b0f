-- What was published stays as workers saw it. A sketch is made from it later; whoever wrote or reviewed it may leave, and take the name along.
CREATE OR REPLACE FUNCTION question_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF to_jsonb(NEW) - '{sketch,created_by,author,reviewer}'::text[]
		IS DISTINCT FROM to_jsonb(OLD) - '{sketch,created_by,author,reviewer}'::text[]
		OR NEW.author IS DISTINCT FROM OLD.author AND NEW.author IS NOT NULL
		OR NEW.reviewer IS DISTINCT FROM OLD.reviewer AND NEW.reviewer IS NOT NULL
	THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;
