// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/project/project_agreement.h"

#include "app/jobs/project/project_ratings.h"

namespace undertone {
namespace {

void addPairs(const AgreementStudy& study, const std::vector<PairFigures>& pairs, ProjectAgreement& agreement)
{
    for (const PairFigures& pair : pairs) {
        const Rater& second = study.table.raters[pair.second];
        agreement.pairs.push_back({study.table.raters[pair.first].name, second.name, second.role == RaterRole::Model, pair.sentences,
                                   pair.kappa, pair.kappaByTime});
    }
}

void countSights(const RatingTable& table, ProjectAgreement& agreement)
{
    for (const Rater& rater : table.raters) {
        if (rater.role != RaterRole::Person)
            continue;
        ++agreement.annotators;
        for (std::size_t i = 0; i < rater.labels.size(); ++i) {
            if (rater.labels[i] < 0)
                continue;
            if (rater.isBlind[i] != 0)
                ++agreement.blind;
            else if (rater.knowsSight)
                ++agreement.open;
        }
    }
}

}  // namespace

Result<ProjectAgreement> agreementOf(Project& project)
{
    ProjectAgreement agreement;
    agreement.study = studyOf(TRY(ratingsOf(project, RatingModels::LastRun)));
    const AgreementStudy& study = agreement.study;
    countSights(study.table, agreement);
    addPairs(study, study.people, agreement);
    addPairs(study, study.withModel, agreement);
    if (!study.group)
        return agreement;
    agreement.judgedByAll = study.group->judgedByAll;
    agreement.fleiss = study.group->fleiss;
    agreement.alpha = study.group->alpha;
    return agreement;
}

}  // namespace undertone
