// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_context.h"

#include "engine/io/run_journal.h"
#include "engine/io/token_cache.h"

#include <utility>

namespace undertone {

JobContext JobContext::ofUserFiles(Authorisation authorisation)
{
    return {std::make_shared<PlainBlobStore>(defaultTokenCacheFolder()), RunJournal::defaultRoot(), std::move(authorisation)};
}

std::shared_ptr<BlobStore> plainStore(const std::filesystem::path& folder)
{
    return std::make_shared<PlainBlobStore>(folder);
}

}  // namespace undertone
