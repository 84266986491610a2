-- Names of the groups that pages speak of; short ones where the full name is a sentence. kind: province34, province63, section, employer_type.
-- grain: kind, code
-- checks: name_vi is not null; name_en is not null
with provinces as (

    select
        'province' || map as kind,
        code,
        name_vi,
        name_en,
        name_vi as short_vi,
        name_en as short_en,
        region,
        as_is_code
    from ref.provinces

),

sections as (

    select
        'section' as kind,
        section as code,
        name_vi,
        name_en,
        short_vi,
        short_en,
        '' as region,
        '' as as_is_code
    from ref.sections

),

employer_types as (

    select
        'employer_type' as kind,
        code,
        name_vi,
        name_en,
        short_vi,
        short_en,
        '' as region,
        '' as as_is_code
    from ref.employer_types

)

select * from provinces
union all
select * from sections
union all
select * from employer_types
order by kind, code
