// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/diarization/average_linkage.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace undertone {
namespace {

constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

/// Which cluster a point belongs to while clusters grow.
class Forest {
public:
    explicit Forest(std::size_t points) : m_parents(points) { std::iota(m_parents.begin(), m_parents.end(), std::size_t{0}); }

    std::size_t rootOf(std::size_t node)
    {
        while (m_parents[node] != node)
            node = m_parents[node] = m_parents[m_parents[node]];
        return node;
    }
    void join(std::size_t node, std::size_t root) { m_parents[rootOf(node)] = root; }
    std::size_t add()
    {
        m_parents.push_back(m_parents.size());
        return m_parents.size() - 1;
    }

private:
    std::vector<std::size_t> m_parents;
};

class NearestNeighbourChain {
public:
    NearestNeighbourChain(std::vector<float> distances, std::size_t points)
        : m_distances(std::move(distances)), m_points(points), m_sizes(points, 1)
    {
    }

    /// Merges by the points that stand for clusters, in the order of the chain.
    std::vector<ClusterMerge> run()
    {
        std::vector<ClusterMerge> merges;
        std::vector<std::size_t> chain;
        while (merges.size() + 1 < m_points) {
            if (chain.empty())
                chain.push_back(
                    static_cast<std::size_t>(std::ranges::find_if(m_sizes, [](auto size) { return size > 0; }) - m_sizes.begin()));
            const std::size_t before = chain.size() > 1 ? chain[chain.size() - 2] : nothing;
            const auto nearest = nearestTo(chain.back(), before);
            if (nearest != before) {
                chain.push_back(nearest);
                continue;
            }
            merges.push_back({chain.back(), before, static_cast<double>(at(chain.back(), before))});
            merge(chain.back(), before);
            chain.resize(chain.size() - 2);
        }
        return merges;
    }

private:
    float& at(std::size_t a, std::size_t b) { return m_distances[a * m_points + b]; }

    /// Of equals the one before in the chain, or the chain would not end.
    std::size_t nearestTo(std::size_t cluster, std::size_t before)
    {
        std::size_t best = before;
        for (std::size_t other = 0; other < m_points; ++other) {
            if (m_sizes[other] > 0 && other != cluster && (best == nothing || at(cluster, other) < at(cluster, best)))
                best = other;
        }
        return best;
    }

    /// `gone` becomes part of `kept`.
    void merge(std::size_t gone, std::size_t kept)
    {
        const auto all = static_cast<double>(m_sizes[gone] + m_sizes[kept]);
        const double share = static_cast<double>(m_sizes[gone]) / all;
        for (std::size_t other = 0; other < m_points; ++other) {
            const double mean = share * static_cast<double>(at(gone, other)) + (1.0 - share) * static_cast<double>(at(kept, other));
            at(kept, other) = at(other, kept) = static_cast<float>(mean);
        }
        m_sizes[kept] += m_sizes[gone];
        m_sizes[gone] = 0;
    }

    std::vector<float> m_distances;
    std::size_t m_points;
    std::vector<std::size_t> m_sizes;  ///< 0: part of another
};

std::vector<int> clustersOf(Forest& forest, std::size_t points)
{
    std::vector<std::size_t> roots;
    std::vector<int> clusters(points);
    for (std::size_t point = 0; point < points; ++point) {
        const auto root = forest.rootOf(point);
        const auto known = std::ranges::find(roots, root);
        clusters[point] = static_cast<int>(known - roots.begin());
        if (known == roots.end())
            roots.push_back(root);
    }
    return clusters;
}

std::vector<int> cutBehind(const std::vector<ClusterMerge>& merges, std::size_t points, std::size_t count)
{
    Forest forest(points);
    for (std::size_t i = 0; i < count; ++i) {
        const auto cluster = forest.add();
        forest.join(merges[i].first, cluster);
        forest.join(merges[i].second, cluster);
    }
    return clustersOf(forest, points);
}

}  // namespace

std::vector<ClusterMerge> averageLinkage(std::vector<float> distances, std::size_t points)
{
    auto merges = NearestNeighbourChain(std::move(distances), points).run();
    std::ranges::stable_sort(merges, {}, &ClusterMerge::distance);
    Forest forest(points);
    for (auto& merge : merges) {
        auto first = forest.rootOf(merge.first);
        auto second = forest.rootOf(merge.second);
        if (second < first)
            std::swap(first, second);
        const auto cluster = forest.add();
        forest.join(first, cluster);
        forest.join(second, cluster);
        merge.first = first;
        merge.second = second;
    }
    return merges;
}

std::vector<int> cutAtDistance(const std::vector<ClusterMerge>& merges, std::size_t points, double distance)
{
    const auto behind = std::ranges::upper_bound(merges, distance, {}, &ClusterMerge::distance);
    return cutBehind(merges, points, static_cast<std::size_t>(behind - merges.begin()));
}

std::vector<int> cutIntoClusters(const std::vector<ClusterMerge>& merges, std::size_t points, std::size_t clusters)
{
    return cutBehind(merges, points, points - std::clamp(clusters, std::size_t{1}, std::max(points, std::size_t{1})));
}

}  // namespace undertone
